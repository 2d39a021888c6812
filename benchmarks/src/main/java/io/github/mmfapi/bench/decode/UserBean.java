package io.github.mmfapi.bench.decode;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;

/** Is a user as a hand-written bean for a peer. */
public class UserBean {
  public Long userId;
  public Long userKey;
  public Integer userTypeId;
  public String identifier;
  public String firstName;
  public String lastName;
  public String email;
  public String username;
  public Integer myPoints;
  public Integer myPointsAwardLevel;
  public String myPointsLastAwardDate;
  public String profile;
  public String photoFilename;
  public String thumbnailFilename;
  public String sex;
  public Integer age;
  public LocalDate birthdate;
  public BigDecimal height;
  public BigDecimal weight;
  public String restingHr;
  public String strideLength;
  public String measurementUnit;
  public String temperatureUnit;
  public String nutritionUnit;
  public Integer currencyId;
  public String preferredDateFormat;
  public String firstDayOfWeek;
  public Integer militaryTimeFlag;
  public BigDecimal timezoneUtcOffset;
  public String mapType;
  public String startAddress;
  public String startCity;
  public String startState;
  public String startZip;
  public String startCountry;
  public BigDecimal startLatitude;
  public BigDecimal startLongitude;
  public Integer activationFlag;
  public String activationCode;

  @JsonFormat(pattern = "yyyy-MM-dd HH:mm:ss")
  public LocalDateTime activationDate;

  public Integer systemOptOutFlag;
  public String systemOptOutDate;
  public Integer optOutFlag;
  public String optOutDate;
  public Integer promoOptOutFlag;
  public String promoOptOutDate;
  public String interestList;
  public Integer doNotShareFlag;
  public String doNotShareDate;
  public Integer shareWorkoutFlag;
  public Integer useAdvancedWorkoutFlag;
  public Integer siteId;
  public Integer siteSkinId;
  public String site;
  public String promotionCode;
  public String httpReferrer;
  public String howFound;
  public Integer visitedNewSiteFlag;

  @JsonFormat(pattern = "MM/dd/yyyy")
  public LocalDate lastLoginDate;

  public String lastLoginIp;
  public Integer lastLoginSiteId;
  public String lastLoginHttpReferrer;

  @JsonFormat(pattern = "yyyy-MM-dd HH:mm:ss")
  public LocalDateTime updatedDate;

  public String createdDate;

  @JsonProperty("RoleID")
  public Integer roleID;

  @JsonProperty("StyleID")
  public Integer styleID;

  @JsonProperty("CustomStyle")
  public String customStyle;

  @JsonProperty("VerificationKey")
  public String verificationKey;

  @JsonProperty("EmailVerificationKey")
  public String emailVerificationKey;

  @JsonProperty("UtilizeEmail")
  public Integer utilizeEmail;

  @JsonProperty("ShowName")
  public Integer showName;

  @JsonProperty("Icon")
  public String icon;

  @JsonProperty("Picture")
  public String picture;

  @JsonProperty("Attributes")
  public String attributes;

  @JsonProperty("CountVisit")
  public Integer countVisit;

  @JsonProperty("CountDiscussions")
  public Integer countDiscussions;

  @JsonProperty("CountComments")
  public Integer countComments;

  @JsonProperty("LastDiscussionPost")
  public String lastDiscussionPost;

  @JsonProperty("DiscussionSpamCheck")
  public Integer discussionSpamCheck;

  @JsonProperty("LastCommentPost")
  public String lastCommentPost;

  @JsonProperty("CommentSpamCheck")
  public Integer commentSpamCheck;

  @JsonProperty("UserBlocksCategories")
  public Integer userBlocksCategories;

  @JsonProperty("DefaultFormatType")
  public String defaultFormatType;

  @JsonProperty("Discovery")
  public String discovery;

  @JsonProperty("Preferences")
  public String preferences;

  @JsonProperty("SendNewApplicantNotifications")
  public Integer sendNewApplicantNotifications;

  @JsonProperty("SubscribeOwn")
  public Integer subscribeOwn;

  public String emailHash;

  @JsonProperty("Notified")
  public Integer notified;

  public String xref;
  public String dateMigrated;
  public Long erUserId;
  public Long erAdminUserId;
  public Integer availableCredits;
  public Long affiliateId;
  public Long membershipId;
  public Integer privacySetting;
  public String privacyPassword;
  public Integer trainingPrivacySetting;
  public String trainingPrivacyPassword;
  public Integer statusId;
  public String md5Password;
  public String userPromotionCode;

  @JsonFormat(pattern = "MM/dd/yyyy")
  public LocalDate memberSinceDate;

  public String currencyCode;
  public String currencyName;
  public String currencySymbol;
  public String routeEnginePreferenceJson;
  public Integer notifyCommentAddedFlag;
  public Integer allowMessagingFlag;
  public Integer forwardMessagingFlag;
  public Integer displayActivityFeedFlag;
  public Integer displayProfessionalAttributesFlag;
  public Integer displayPhysicalAttributesFlag;
  public Integer displayPersonalAttributesFlag;
  public Integer displayLifestyleAttributesFlag;
  public Integer displayUsageStatsFlag;
  public Integer displayPublicRoutesFlag;
  public String userMatchTypeList;
  public String nationality;
  public String hometown;
  public String introduction;
  public String strengths;
  public String weaknesses;
  public String hobbies;
  public String highlights;
  public String gearList;
  public String website;
  public String videoWebsite;
  public String photoWebsite;
  public String musicWebsite;
  public String bodyType;
  public String waistLine;
  public String shirtSize;
  public String appearance;
  public String bestFeature;
  public String hairColor;
  public String eyeColor;
  public String ethnicity;
  public String education;
  public String occupation;
  public String employmentStatus;
  public String income;
  public String maritalStatus;
  public String haveKids;
  public String wantKids;
  public String religion;
  public String attendServices;
  public String diet;
  public String smoking;
  public String drinking;
  public String activityFrequency;
  public String teamName;
  public String teamWebsite;
  public String cyclingCategory;
  public String usaCyclingLicenseNumber;
  public String runningCategory;
  public Integer sendToTwitterFlag;
  public String twitterUsername;
  public String twitterPassword;
  public Integer sendToFacebookFlag;
  public String facebookUsername;
  public String facebookPassword;
  public Integer syncWithNikeFlag;
  public String nikeUsername;
  public String nikePassword;
  public String trackerSecurity;
  public String shippingAddress;
  public String shippingCity;
  public String shippingState;
  public String shippingCountry;
  public String shippingZip;
  public String timezone;
  public String id;
  public Integer membershipTypeId;
  public String membershipLevelCode;
  public String membershipCost;
  public String nextBillingDate;
  public String expirationDate;
  public String cancellationReason;
  public String updatedAt;
  public String siteName;
  public String siteDescription;
  public String action;
  public String person;
  public String siteLink;
  public String subdomain;
  public String domain;
  public String cssFile;
  public String headerFile;
  public String footerFile;
  public String siteLogo;
  public String siteEmail;
  public String trackingCode;
  public Integer defaultWorkoutTypeId;
  public Integer brandingId;
  public String appName;
  public String emailHeaderLogo;
  public String emailMainColor;
  public String emailShortText;
  public String twitterLink;
  public String facebookLink;
  public String resourceKey;
  public String startLocation;
  public String profileLink;
  public String trainingLink;
  public Integer unreadMessageCount;
}

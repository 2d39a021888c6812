package io.github.mmfapi.bench.decode;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;

/** Is a workout as a hand-written bean for a peer. */
public class WorkoutBean {
  public Long workoutId;
  public Long workoutKey;
  public LocalDate workoutDate;
  public String workoutDateFormatted;
  public Integer completedFlag;
  public Integer workoutPrivacySetting;
  public Long workoutTypeId;
  public Long recurringWorkoutId;
  public String workoutTypeName;
  public Long parentWorkoutTypeId;
  public BigDecimal mets;
  public String workoutStartTime;
  public String workoutEndTime;
  public String workoutDescription;
  public Integer caloriesBurned;
  public Long routeId;
  public Long routeKey;
  public String routeName;
  public BigDecimal distance;
  public Integer numberOfRepetitions;
  public Integer timeTaken;
  public BigDecimal weight;
  public Integer effortLevel;
  public Integer qualityLevel;
  public Integer minHr;
  public Integer avgHr;
  public Integer maxHr;
  public BigDecimal minPace;
  public BigDecimal avgPace;
  public BigDecimal maxPace;
  public BigDecimal minSpeed;
  public BigDecimal avgSpeed;
  public BigDecimal maxSpeed;
  public Integer minPower;
  public Integer avgPower;
  public Integer maxPower;
  public Integer avgCadence;
  public String notes;
  public Integer numberOfSteps;
  public Long userId;
  public Long userKey;
  public Long activityTypeId;

  @JsonFormat(pattern = "yyyy-MM-dd HH:mm:ss")
  public LocalDateTime updatedDate;

  @JsonFormat(pattern = "yyyy-MM-dd HH:mm:ss")
  public LocalDateTime createdDate;
}

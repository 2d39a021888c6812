package io.github.mmfapi.spring.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.Principal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Who the user of a request is: of this session, and of no other. */
class RequestUserTest {
  private final RequestUser user = new RequestUser();
  private final MockHttpServletRequest request = new MockHttpServletRequest();

  private String userKey() {
    RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
    return user.userKey();
  }

  @AfterEach
  void end() {
    RequestContextHolder.resetRequestAttributes();
  }

  @Test
  void user_whoLoggedIn_isThatOfTheSession_underAnotherId() {
    String before = request.getSession().getId();
    RequestUser.logIn(request, "anna");

    assertThat(userKey()).isEqualTo("anna");
    assertThat(request.getSession().getId()).isNotEqualTo(before);
    request.setSession(new MockHttpServletRequest().getSession());
    assertThat(userKey()).isNull();
  }

  @Test
  void user_withoutASession_isNone_andNoSessionBegins() {
    assertThat(userKey()).isNull();
    assertThat(request.getSession(false)).isNull();
    RequestContextHolder.resetRequestAttributes();
    assertThat(user.userKey()).isNull();
  }

  @Test
  void user_knownToTheApplication_isThatOne_andIsNotKept() {
    request.getSession();
    RequestUser.logIn(request, "anna");
    request.setUserPrincipal(new Known("ben"));
    assertThat(userKey()).isEqualTo("ben");

    MockHttpServletRequest other = new MockHttpServletRequest();
    other.setUserPrincipal(new Known("ben"));
    other.getSession();
    RequestUser.logIn(other, "somebody");
    assertThat(other.getSession().getAttributeNames().hasMoreElements()).isFalse();
  }

  private record Known(String name) implements Principal {
    @Override
    public String getName() {
      return name;
    }
  }
}

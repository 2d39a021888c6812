package io.github.mmfapi.examples.service;

import io.github.mmfapi.client.error.MmfAuthenticationException;
import io.github.mmfapi.client.error.MmfException;
import io.github.mmfapi.client.error.WriteOutcomeUnknownException;
import io.github.mmfapi.oauth1.store.UnknownUserException;
import io.github.mmfapi.spring.CurrentUser;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.ModelAndView;

/** What all pages share: whether somebody is logged in, and what is said when a call fails. */
@ControllerAdvice
class PageAdvice {
  private static final Logger LOG = LoggerFactory.getLogger(PageAdvice.class);

  private final CurrentUser user;

  PageAdvice(CurrentUser user) {
    this.user = user;
  }

  @ModelAttribute("loggedIn")
  boolean loggedIn() {
    return user.userKey() != null;
  }

  @ExceptionHandler({MmfAuthenticationException.class, UnknownUserException.class})
  ModelAndView accessEnded(Exception e) {
    return failure(
        HttpStatus.UNAUTHORIZED, "Your access to MapMyFitness has ended. Log in again.", e);
  }

  @ExceptionHandler
  ModelAndView outcomeUnknown(WriteOutcomeUnknownException e) {
    return failure(
        HttpStatus.BAD_GATEWAY,
        "MapMyFitness did not say whether the workout was saved. Look at the list before you add"
            + " it again.",
        e);
  }

  @ExceptionHandler
  ModelAndView callFailed(MmfException e) {
    return failure(
        HttpStatus.BAD_GATEWAY, "MapMyFitness refused the request or cannot be reached.", e);
  }

  /** Logs the whole exception, which has no secrets, and tells the user what they can do. */
  private ModelAndView failure(HttpStatus status, String explanation, Exception e) {
    LOG.warn("A page failed with {}", status, e);
    return new ModelAndView("error", status)
        .addObject("loggedIn", loggedIn())
        .addObject("explanation", explanation);
  }
}

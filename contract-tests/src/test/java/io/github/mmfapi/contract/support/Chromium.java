package io.github.mmfapi.contract.support;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LoggingPreferences;

/** Starts Debian's Chromium without a window. */
public final class Chromium {
  private static final String BROWSER = "/usr/bin/chromium";
  private static final String DRIVER = "/usr/bin/chromedriver";

  /** The accessibility checker takes a second, and half a minute on a machine with much to do. */
  private static final Duration SCRIPT_TIMEOUT = Duration.ofMinutes(2);

  /** Selenium warns about browser versions that it does not know. */
  private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

  static {
    SELENIUM.setLevel(Level.SEVERE);
  }

  private Chromium() {}

  /**
   * Starts a browser with an empty profile.
   *
   * @param profile an empty directory
   * @param arguments further arguments of the command line
   */
  public static ChromeDriver start(Path profile, String... arguments) {
    Oracle.require("chromium is missing (Debian: chromium)", BROWSER, "--version");
    Oracle.require("chromedriver is missing (Debian: chromium-driver)", DRIVER, "--version");
    ChromeOptions options = new ChromeOptions().setBinary(BROWSER);
    // Chromium's sandbox does not work as root; the browser opens our pages only.
    options.addArguments("--headless=new", "--no-sandbox", "--disable-dev-shm-usage");
    options.addArguments("--disable-gpu", "--window-size=900,900", "--lang=en");
    options.addArguments("--user-data-dir=" + profile);
    options.addArguments(arguments);
    LoggingPreferences everything = new LoggingPreferences();
    everything.enable("browser", Level.ALL);
    options.setCapability("goog:loggingPrefs", everything);
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(new File(DRIVER))
            .withSilent(true)
            .build();
    ChromeDriver chromium = new ChromeDriver(service, options);
    chromium.manage().timeouts().scriptTimeout(SCRIPT_TIMEOUT);
    return chromium;
  }

  /**
   * Makes a browser that several tests share as it was: an empty page without the cookies, the
   * cache, the messages and the settings of the test before.
   */
  public static void forget(ChromeDriver chromium) {
    chromium.get("about:blank");
    chromium.executeCdpCommand("Page.setBypassCSP", Map.of("enabled", false));
    chromium.executeCdpCommand("Network.clearBrowserCookies", Map.of());
    chromium.executeCdpCommand("Network.clearBrowserCache", Map.of());
    chromium.manage().logs().get("browser");
  }
}

package io.github.mmfapi.contract.support;

import java.util.Map;
import org.openqa.selenium.chrome.ChromeDriver;

/** Shows pages as wide as a phone. */
public final class Phone {
  private static final int HEIGHT = 800;

  private Phone() {}

  /** Makes the page this many CSS pixels wide, which a window cannot be. */
  public static void show(ChromeDriver chromium, int width) {
    chromium.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", HEIGHT, "deviceScaleFactor", 1, "mobile", true));
  }

  /** Returns how wide the page is; more than the screen if it has to be scrolled sideways. */
  public static long widthOfThePage(ChromeDriver chromium) {
    Object width = chromium.executeScript("return document.documentElement.scrollWidth");
    return ((Number) width).longValue();
  }

  /** Shows pages as wide as the window again. */
  public static void end(ChromeDriver chromium) {
    chromium.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
  }
}

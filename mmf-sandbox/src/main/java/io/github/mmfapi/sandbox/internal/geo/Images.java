package io.github.mmfapi.sandbox.internal.geo;

import io.github.mmfapi.sandbox.internal.model.Response;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.List;
import java.util.function.Consumer;
import javax.imageio.ImageIO;

/** Draws the images that 3.1 offered, without text; how they looked is not recorded. */
public final class Images {
  private static final Color LINE = new Color(0x00, 0x33, 0x8e);
  private static final Color BACKGROUND = new Color(0xea, 0xf0, 0xf6);

  private static final int MOST_POINTS = 2_000;

  private Images() {}

  /** Draws a head and shoulders on a background whose colour depends on the user. */
  public static Response avatar(long userId, int size) {
    Color background = Color.getHSBColor((userId % 360) / 360f, 0.45f, 0.8f);
    return image(
        "png",
        size,
        size,
        background,
        graphics -> {
          graphics.setColor(Color.WHITE);
          graphics.fill(new Ellipse2D.Double(size * .3, size * .18, size * .4, size * .4));
          graphics.fill(new Ellipse2D.Double(size * .15, size * .64, size * .7, size * .7));
        });
  }

  public static Response route(List<TrackPoint> points) {
    Path2D line = new Path2D.Double();
    PlotScale box = PlotScale.around(points, TrackPoint::longitude, TrackPoint::latitude);
    for (int i = 0; i < points.size(); i += step(points)) {
      double x = box.x(points.get(i).longitude(), 100);
      double y = box.y(points.get(i).latitude(), 100);
      if (i == 0) {
        line.moveTo(x, y);
      } else {
        line.lineTo(x, y);
      }
    }
    return line("png", 100, 100, line);
  }

  public static Response elevation(List<TrackPoint> points) {
    Path2D line = new Path2D.Double();
    PlotScale box = PlotScale.around(points, point -> 0, TrackPoint::elevationInMetres);
    for (int i = 0; i < points.size(); i += step(points)) {
      double x = 5 + 190.0 * i / Math.max(1, points.size() - 1);
      double y = box.y(points.get(i).elevationInMetres(), 60);
      if (i == 0) {
        line.moveTo(x, y);
      } else {
        line.lineTo(x, y);
      }
    }
    return line("png", 200, 60, line);
  }

  /** Returns the distance of the points to draw: more points than pixels only take time. */
  private static int step(List<TrackPoint> points) {
    return 1 + points.size() / MOST_POINTS;
  }

  /** Draws a disc whose colour depends on the marker type. */
  public static Response marker(BigInteger markerTypeId) {
    Color colour =
        Color.getHSBColor(markerTypeId.mod(BigInteger.valueOf(17)).intValue() / 17f, 0.8f, 0.7f);
    return image(
        "gif",
        16,
        16,
        Color.WHITE,
        graphics -> {
          graphics.setColor(colour);
          graphics.fill(new Ellipse2D.Double(1, 1, 14, 14));
        });
  }

  /**
   * Draws nothing, for a method of whose images nothing is known.
   *
   * @param format the second part of the media type, such as {@code png}
   */
  public static Response plain(String format) {
    return image(format, 16, 16, BACKGROUND, graphics -> {});
  }

  private static Response line(String format, int width, int height, Path2D line) {
    return image(
        format,
        width,
        height,
        BACKGROUND,
        graphics -> {
          graphics.setColor(LINE);
          graphics.setStroke(new BasicStroke(2));
          graphics.draw(line);
        });
  }

  private static Response image(
      String format, int width, int height, Color background, Consumer<Graphics2D> drawing) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setColor(background);
    graphics.fillRect(0, 0, width, height);
    drawing.accept(graphics);
    graphics.dispose();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      if (!ImageIO.write(image, format, out)) {
        throw new IllegalStateException("this Java runtime cannot write images as " + format);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Response.File("image/" + format, out.toByteArray());
  }
}

package com.sagamart.devstack.bench;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// One line in a coordinate system, as SVG that needs nothing from elsewhere.
///
/// @param title above it
/// @param points at least one
/// @param marks where the x axis is marked, and with what
record Plot(String title, List<Point> points, List<Mark> marks) {

  private static final int WIDTH = 520;
  private static final int HEIGHT = 220;
  private static final int LEFT = 60;
  private static final int RIGHT = 20;
  private static final int TOP = 30;
  private static final int BOTTOM = 30;
  private static final int ROWS = 4;
  private static final double NARROWEST = 1e-9;

  /// A point of the line.
  record Point(double x, double y) {}

  /// A mark on the x axis.
  record Mark(double x, String text) {}

  String svg() {
    double xMin = points.stream().mapToDouble(Point::x).min().orElse(0);
    double xMax = Math.max(points.stream().mapToDouble(Point::x).max().orElse(1), xMin + NARROWEST);
    double yMax = round(points.stream().mapToDouble(Point::y).max().orElse(1));
    String rows =
        IntStream.rangeClosed(0, ROWS)
            .mapToObj(it -> row(yMax * it / ROWS, yMax))
            .collect(Collectors.joining());
    String columns =
        marks.stream()
            .filter(it -> it.x() >= xMin && it.x() <= xMax)
            .map(it -> column(at(x(it.x(), xMin, xMax)), it.text()))
            .collect(Collectors.joining());
    String line =
        points.stream()
            .map(it -> at(x(it.x(), xMin, xMax)) + "," + at(y(it.y(), yMax)))
            .collect(Collectors.joining(" "));
    return """
    <svg viewBox='0 0 %d %d' width='%d'>
    <text x='%d' y='16' class='title'>%s</text>
    %s%s<polyline points='%s'/></svg>
    """
        .formatted(WIDTH, HEIGHT, WIDTH, LEFT, title, rows, columns, line);
  }

  private static String row(double value, double max) {
    double y = y(value, max);
    return """
    <path class='grid' d='M%d %sH%d'/><text x='%d' y='%s' text-anchor='end'>%s</text>
    """
        .formatted(LEFT, at(y), WIDTH - RIGHT, LEFT - 6, at(y + 4), Goal.number(value));
  }

  private static String column(String x, String text) {
    return """
    <path class='grid' d='M%s %dV%d'/><text x='%s' y='%d' text-anchor='middle'>%s</text>
    """
        .formatted(x, TOP, HEIGHT - BOTTOM, x, HEIGHT - BOTTOM + 18, text);
  }

  private static double x(double x, double min, double max) {
    return LEFT + (x - min) / (max - min) * (WIDTH - LEFT - RIGHT);
  }

  private static double y(double y, double max) {
    return HEIGHT - BOTTOM - y / max * (HEIGHT - TOP - BOTTOM);
  }

  /// The next number of the sort that axes end with.
  static double round(double value) {
    if (value <= 0) {
      return 1;
    }
    double magnitude = Math.pow(10, Math.floor(Math.log10(value)));
    double digits = value / magnitude;
    return magnitude * (digits <= 1 ? 1 : digits <= 2 ? 2 : digits <= 4 ? 4 : digits <= 8 ? 8 : 10);
  }

  /// One decimal, whatever the country.
  private static String at(double coordinate) {
    return String.format(Locale.ROOT, "%.1f", coordinate);
  }
}

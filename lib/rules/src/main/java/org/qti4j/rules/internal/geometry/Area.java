// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.geometry;

import java.math.BigDecimal;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.qti4j.rules.internal.facts.Numbers;
import org.qti4j.rules.source.SourceElement;

/**
 * A region of an image.
 *
 * @param shape {@code circle}, {@code rect}, {@code ellipse}, {@code poly} or {@code default}
 * @param numbers the coordinates
 * @param percent which of them are percentages; none of the methods but {@link #sizeProblem} and {@link #arityProblem} are for areas that
 *     have some
 */
record Area(String shape, double[] numbers, boolean[] percent) {
    /** More corners than anybody draws. */
    private static final int LONGEST = 100_000;

    /** Returns the area of an element with {@code shape} and {@code coords}, or null when these cannot be read. */
    static @Nullable Area of(SourceElement element) {
        String shape = element.attribute("shape", "");
        String coords = element.attribute("coords", "");
        if (shape.equals("default")) {
            return new Area(shape, new double[0], new boolean[0]);
        }
        if (coords.isEmpty() || coords.length() > LONGEST || !isShape(shape)) {
            return null;
        }
        String[] parts = coords.split(",", -1);
        double[] numbers = new double[parts.length];
        boolean[] percent = new boolean[parts.length];
        for (int i = 0; i < parts.length; i++) {
            String part = parts[i].strip();
            percent[i] = part.endsWith("%");
            BigDecimal number = Numbers.decimal(percent[i] ? part.substring(0, part.length() - 1) : part);
            if (number == null) {
                return null;
            }
            numbers[i] = number.doubleValue();
        }
        return new Area(shape, numbers, percent);
    }

    private static boolean isShape(String shape) {
        return shape.equals("circle") || shape.equals("rect") || shape.equals("ellipse") || shape.equals("poly");
    }

    /** Tells whether the coordinates are pixels, as many as the shape needs. */
    boolean isPlain() {
        if (arityProblem() != null) {
            return false;
        }
        for (boolean each : percent) {
            if (each) {
                return false;
            }
        }
        return true;
    }

    /** Returns what is wrong with the count of coordinates, or null. */
    @Nullable
    String arityProblem() {
        int count = numbers.length;
        return switch (shape) {
            case "circle" -> count == 3 ? null : "a circle has 3 coordinates (x, y, radius), and here are " + count;
            case "rect" ->
                count == 4 ? null : "a rect has 4 coordinates (left, top, right, bottom), and here are " + count;
            case "ellipse" ->
                count == 4
                        ? null
                        : "an ellipse has 4 coordinates (x, y, horizontal and vertical radius), and here are " + count;
            case "poly" ->
                count >= 6 && count % 2 == 0
                        ? null
                        : "a poly has x and y of at least 3 corners, and here are " + count + " coordinates";
            default -> null;
        };
    }

    /** Returns why the area has no size, or null. */
    @Nullable
    String sizeProblem() {
        if (arityProblem() != null) {
            return null;
        }
        return switch (shape) {
            case "circle" -> numbers[2] <= 0 ? "the radius is 0" : null;
            case "ellipse" -> numbers[2] <= 0 || numbers[3] <= 0 ? "a radius is 0" : null;
            case "rect" ->
                percent[0] == percent[2] && numbers[0] >= numbers[2]
                        ? "left (" + text(0) + ") is not less than right (" + text(2) + ")"
                        : percent[1] == percent[3] && numbers[1] >= numbers[3]
                                ? "top (" + text(1) + ") is not less than bottom (" + text(3) + ")"
                                : null;
            default -> null;
        };
    }

    private String text(int index) {
        return new BigDecimal(numbers[index]).stripTrailingZeros().toPlainString() + (percent[index] ? "%" : "");
    }

    /** Returns the x and y that must lie in the image: of a circle or an ellipse the middle, because people draw over the edge. */
    double[] reach() {
        double right = 0;
        double bottom = 0;
        int count = shape.equals("circle") || shape.equals("ellipse") ? 2 : numbers.length;
        for (int i = 0; i + 1 < count; i += 2) {
            right = Math.max(right, numbers[i]);
            bottom = Math.max(bottom, numbers[i + 1]);
        }
        return new double[] {right, bottom};
    }

    /** Tells whether a point lies in the area or on its edge. */
    boolean contains(double x, double y) {
        return switch (shape) {
            case "default" -> true;
            case "rect" -> x >= numbers[0] && x <= numbers[2] && y >= numbers[1] && y <= numbers[3];
            case "circle" -> square(x - numbers[0]) + square(y - numbers[1]) <= square(numbers[2]);
            case "ellipse" -> square((x - numbers[0]) / numbers[2]) + square((y - numbers[1]) / numbers[3]) <= 1;
            default -> inPoly(x, y);
        };
    }

    private boolean inPoly(double x, double y) {
        boolean inside = false;
        int count = numbers.length;
        for (int i = 0, j = count - 2; i < count; j = i, i += 2) {
            double x1 = numbers[i];
            double y1 = numbers[i + 1];
            double x2 = numbers[j];
            double y2 = numbers[j + 1];
            double cross = (x2 - x1) * (y - y1) - (y2 - y1) * (x - x1);
            if (cross == 0
                    && x >= Math.min(x1, x2)
                    && x <= Math.max(x1, x2)
                    && y >= Math.min(y1, y2)
                    && y <= Math.max(y1, y2)) {
                return true;
            }
            if (y1 > y != y2 > y && x < (x2 - x1) * (y - y1) / (y2 - y1) + x1) {
                inside = !inside;
            }
        }
        return inside;
    }

    private static double square(double number) {
        return number * number;
    }

    /** Tells whether the whole of another area certainly lies in this one. */
    boolean covers(Area other) {
        if (shape.equals("default") || same(other)) {
            return true;
        }
        if (shape.equals("poly") || other.shape.equals("default")) {
            return false;
        }
        double[] n = other.numbers;
        return switch (other.shape) {
            case "rect" -> contains(n[0], n[1]) && contains(n[2], n[1]) && contains(n[0], n[3]) && contains(n[2], n[3]);
            case "circle", "ellipse" -> round(n[0], n[1], n[2], other.shape.equals("circle") ? n[2] : n[3]);
            default -> {
                for (int i = 0; i + 1 < n.length; i += 2) {
                    if (!contains(n[i], n[i + 1])) {
                        yield false;
                    }
                }
                yield true;
            }
        };
    }

    private boolean round(double x, double y, double across, double down) {
        return switch (shape) {
            case "rect" ->
                contains(x - across, y) && contains(x + across, y) && contains(x, y - down) && contains(x, y + down);
            case "circle" -> Math.hypot(x - numbers[0], y - numbers[1]) + Math.max(across, down) <= numbers[2];
            default -> false;
        };
    }

    /** Tells whether both are the same area. */
    boolean same(Area other) {
        return shape.equals(other.shape)
                && Arrays.equals(numbers, other.numbers)
                && Arrays.equals(percent, other.percent);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.qti4j.bench;

import java.util.Arrays;
import java.util.Locale;

/**
 * What was measured of one row.
 *
 * @param row its name
 * @param ratio the median over the rounds of its time by the time of the base in the same round
 * @param lower the first quartile of the same
 * @param upper the third quartile of the same
 * @param cpuRatio the same median by processor time of the first thread, without collector and compiler: steadier on a busy machine
 * @param micros the median time for one document
 * @param allocated bytes that one document takes from the heap, in the first thread
 */
record Figure(String row, double ratio, double lower, double upper, double cpuRatio, double micros, long allocated) {
    static final String HEAD =
            String.format(Locale.ROOT, "| %-48s | x scan | quartiles   | by CPU | µs/doc | B/doc   |%n", "row") + "|"
                    + "-".repeat(50) + "|-------:|-------------|-------:|-------:|--------:|";

    /** The times of one row in nanoseconds, one for each round. */
    record Times(double[] wall, double[] cpu) {}

    /** Sums up the rounds of one row. */
    static Figure of(String row, Times times, Times base, int documents, long allocated) {
        double[] ratios = ratios(times.wall(), base.wall());
        double[] cpu = ratios(times.cpu(), base.cpu());
        double[] wall = times.wall().clone();
        Arrays.sort(wall);
        int n = ratios.length;
        return new Figure(
                row,
                ratios[n / 2],
                ratios[n / 4],
                ratios[n * 3 / 4],
                cpu[n / 2],
                wall[n / 2] / 1e3 / documents,
                allocated / documents);
    }

    private static double[] ratios(double[] times, double[] base) {
        double[] ratios = new double[times.length];
        for (int i = 0; i < times.length; i++) {
            ratios[i] = times[i] / base[i];
        }
        Arrays.sort(ratios);
        return ratios;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "| %-48s | %6.2f | %5.2f–%5.2f | %6.2f | %6.1f | %7d |",
                row,
                ratio,
                lower,
                upper,
                cpuRatio,
                micros,
                allocated);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.qti4j.xml.internal.diff;

/** What is in the same order in two sequences. */
final class Sequences {
    private Sequences() {}

    /**
     * Returns which of the numbers belong to the longest rising subsequence.
     *
     * @param numbers numbers from 0 on, no two alike; negative ones belong to none
     */
    static boolean[] longestRising(int[] numbers) {
        int[] before = new int[numbers.length];
        // At each length the place of the least number that such a subsequence ends with.
        int[] ends = new int[numbers.length];
        int length = 0;
        for (int i = 0; i < numbers.length; i++) {
            if (numbers[i] >= 0) {
                int at = firstNotLess(numbers, ends, length, numbers[i]);
                before[i] = at == 0 ? -1 : ends[at - 1];
                ends[at] = i;
                length = Math.max(length, at + 1);
            }
        }
        boolean[] kept = new boolean[numbers.length];
        for (int i = length == 0 ? -1 : ends[length - 1]; i >= 0; i = before[i]) {
            kept[i] = true;
        }
        return kept;
    }

    private static int firstNotLess(int[] numbers, int[] ends, int length, int number) {
        int low = 0;
        int high = length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (numbers[ends[middle]] < number) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}

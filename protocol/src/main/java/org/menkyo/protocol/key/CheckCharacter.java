package org.menkyo.protocol.key;

/**
 * The unkeyed error-detecting code of product keys (VA-106).
 *
 * <p>The 24 characters are the elements of the ring R = GF(3) × GF(8): character number {@code v} stands for the pair
 * ({@code v mod 3}, {@code v div 3}). A key x₁…x₂₅ is right when x₁α²⁴ + x₂α²³ + … + x₂₅ = 0 with α = (2, x), x being
 * the root of x³ + x + 1. Both α and α − 1 have no component that is zero, so both are invertible in R. A single wrong
 * character changes the sum by αⁱd with d ≠ 0, a swap of neighbors by αⁱ(α − 1)(a − b) with a ≠ b: neither can be
 * zero, so each is found with certainty. One character of redundancy is enough for that.
 */
final class CheckCharacter {

    private CheckCharacter() {}

    /** The character number that, appended to these, makes the sum zero. */
    static int after(int[] values, int length) {
        int sum = sum(values, length);
        int third = sum % 3;
        int eighth = timesX(sum / 3);
        return third + 3 * eighth;
    }

    /** Whether the values, the check character included, fit together. */
    static boolean fits(int[] values) {
        return sum(values, values.length) == 0;
    }

    private static int sum(int[] values, int length) {
        int third = 0;
        int eighth = 0;
        for (int i = 0; i < length; i++) {
            third = (2 * third + values[i] % 3) % 3;
            eighth = timesX(eighth) ^ (values[i] / 3);
        }
        return third + 3 * eighth;
    }

    private static int timesX(int element) {
        int doubled = element << 1;
        return (doubled & 8) == 0 ? doubled : doubled ^ 0b1011;
    }
}

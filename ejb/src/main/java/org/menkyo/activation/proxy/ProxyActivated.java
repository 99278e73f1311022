package org.menkyo.activation.proxy;

import jakarta.annotation.Nullable;
import java.util.List;

/**
 * The results of a proxy activation (VA-404).
 *
 * @param items one for each installation, in the order in which they were sent
 */
public record ProxyActivated(List<Item> items) {

    /** The result of an installation that was activated. */
    public static final String ACTIVATED = "ACTIVATED";

    public ProxyActivated {
        items = List.copyOf(items);
    }

    /**
     * The result of one installation.
     *
     * @param installationId as it was sent; null if there was none
     * @param result ACTIVATED, or the code of the error that a single activation would have been refused with
     * @param confirmationId 8 groups of 6 digits with hyphens for ACTIVATED, else null
     * @param counted for ACTIVATED whether it used one of the key's activations, else null
     * @param text why it was not activated, in the caller's language; null for ACTIVATED
     */
    public record Item(
            @Nullable String installationId,
            String result,
            @Nullable String confirmationId,
            @Nullable Boolean counted,
            @Nullable String text) {}
}

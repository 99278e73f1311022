package org.menkyo.activation.proxy;

import java.util.List;
import org.menkyo.activation.mak.ActivateInstallation;
import org.menkyo.shared.input.Limits;

/**
 * Activates many installations at once, for a tool that collected their installation IDs (VA-404).
 *
 * @param items 1 to 1,000 of them
 */
public record ProxyActivation(
        @Limits(minItems = 1, maxItems = 1_000) List<ActivateInstallation> items) {}

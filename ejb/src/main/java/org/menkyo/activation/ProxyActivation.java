package org.menkyo.activation;

import java.util.List;

/**
 * Activates many installations at once, for a tool that collected their installation IDs (VA-404).
 *
 * @param items 1 to 1,000 of them
 */
public record ProxyActivation(List<ActivateInstallation> items) {}

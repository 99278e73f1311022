package org.menkyo.planning;

/** A way to activate machines. */
public enum ActivationMethod {
    /** By the KMS hosts of the core network. */
    KMS_CORE,
    /** By a KMS host of the network's own. */
    KMS_LOCAL,
    /** Each machine by MAK, over the internet. */
    MAK_INTERNET,
    /** Each machine by MAK, over the phone. */
    MAK_PHONE,
    /** By MAK for many machines at once, by the management tool, which reaches the center. */
    MAK_PROXY,
    /** By MAK for many machines at once, by a list that is carried to a connected machine and back. */
    MAK_PROXY_FILE,
    /** Not at all: the machines work in their grace, which rearming begins anew. */
    NO_ACTIVATION,
    /** Each machine by a product key of its own: its edition takes no part in volume activation (VA-109). */
    INDIVIDUAL_KEY;

    /** Whether it takes activations of a MAK. */
    public boolean usesMak() {
        return this == MAK_INTERNET || this == MAK_PHONE || this == MAK_PROXY || this == MAK_PROXY_FILE;
    }
}

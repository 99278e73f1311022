package org.menkyo.catalog;

/** What is bought with a product, which decides what can be done with it (LC-705 to LC-707, LC-710). */
public enum ProductKind {
    /** A license by itself. */
    LICENSE,
    /** A license that needs a qualifying base license (LC-710). */
    UPGRADE_LICENSE,
    /** Comes as a benefit of Software Assurance only: it cannot be ordered (LC-710). */
    BENEFIT,
    /** Assigned to people within the purchased number (LC-706); entitles to no edition. */
    SUBSCRIPTION,
    /** Activated for an organization and assigned to people (LC-707); entitles to no edition. */
    ONLINE_SERVICE;

    /** Whether products of this kind are installed, so that editions and product keys can come with them. */
    public boolean isInstalled() {
        return this != SUBSCRIPTION && this != ONLINE_SERVICE;
    }
}

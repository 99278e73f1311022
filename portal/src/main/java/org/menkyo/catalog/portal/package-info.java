/** The page of the catalog. */
package org.menkyo.catalog.portal;

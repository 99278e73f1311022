/** Inventories of machines as pages (VA-503). */
package org.menkyo.inventory.portal;

/** The product keys of license IDs: issued, listed masked, revealed, checked (VA-102, VA-106, VA-108, LC-704). */
package org.menkyo.productkey;

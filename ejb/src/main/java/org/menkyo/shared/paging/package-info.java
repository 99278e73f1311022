/** Lists in pages. */
package org.menkyo.shared.paging;

/** What the product counts and measures of itself, for those who operate it. */
package org.menkyo.shared.meter;

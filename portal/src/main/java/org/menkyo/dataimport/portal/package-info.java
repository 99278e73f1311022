/** The page of imports. */
package org.menkyo.dataimport.portal;

/** The page of exports for whoever moves out. */
package org.menkyo.dataexport.portal;

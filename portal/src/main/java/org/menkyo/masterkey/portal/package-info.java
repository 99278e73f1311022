/** The page of the master keys. */
package org.menkyo.masterkey.portal;

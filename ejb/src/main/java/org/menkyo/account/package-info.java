/** Making accounts of the built-in identity provider and technical accounts (LC-201, LC-1106). */
package org.menkyo.account;

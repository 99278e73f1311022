/** What an account of the built-in identity provider asks for besides the password: codes of a device, and recovery codes (LC-209). */
package org.menkyo.secondfactor;

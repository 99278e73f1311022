/** Links by which somebody who forgot the password sets a new one. */
package org.menkyo.account.reset;

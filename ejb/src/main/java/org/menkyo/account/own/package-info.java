/** What people do with their own account: password, second factor. */
package org.menkyo.account.own;

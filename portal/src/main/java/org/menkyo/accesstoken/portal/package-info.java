/** The pages of access tokens. */
package org.menkyo.accesstoken.portal;

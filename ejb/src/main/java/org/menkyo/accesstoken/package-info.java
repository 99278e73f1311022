/** Secrets that stand for a sign-in: access tokens of people and technical accounts, and sessions (LC-211). */
package org.menkyo.accesstoken;

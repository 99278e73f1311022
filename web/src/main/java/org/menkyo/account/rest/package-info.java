/** Accounts of the built-in identity provider and technical accounts over REST. */
package org.menkyo.account.rest;

/** Sessions over REST. */
package org.menkyo.session.rest;

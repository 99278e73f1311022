/** Finds out who is behind a REST call. */
package org.menkyo.identity.rest;

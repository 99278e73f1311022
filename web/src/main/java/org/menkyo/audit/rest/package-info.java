/** The audit over REST. */
package org.menkyo.audit.rest;

/** Permissions on licence IDs over REST. */
package org.menkyo.usermanagement.rest;

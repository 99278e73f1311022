/** Permissions on license IDs over REST. */
package org.menkyo.usermanagement.rest;

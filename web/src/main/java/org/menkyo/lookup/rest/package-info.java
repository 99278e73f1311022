/** Look-ups of support over REST. */
package org.menkyo.lookup.rest;

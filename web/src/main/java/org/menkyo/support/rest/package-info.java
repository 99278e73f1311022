/** Support cases and what support does for license IDs, over REST. */
package org.menkyo.support.rest;

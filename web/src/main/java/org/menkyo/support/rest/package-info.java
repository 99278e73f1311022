/** Support cases and what support does for licence IDs, over REST. */
package org.menkyo.support.rest;

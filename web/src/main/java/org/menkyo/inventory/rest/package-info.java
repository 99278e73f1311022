/** Inventories of machines over REST. */
package org.menkyo.inventory.rest;

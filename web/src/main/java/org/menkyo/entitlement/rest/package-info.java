/** License IDs and what they entitle to, over REST. */
package org.menkyo.entitlement.rest;

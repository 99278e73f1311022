/** The tree of agreements over REST. */
package org.menkyo.agreementtree.rest;

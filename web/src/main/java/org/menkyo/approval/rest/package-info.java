/** What needs two people, over REST. */
package org.menkyo.approval.rest;

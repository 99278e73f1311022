/** What needs two people: one asks, a second one approves (LC-1105). */
package org.menkyo.approval;

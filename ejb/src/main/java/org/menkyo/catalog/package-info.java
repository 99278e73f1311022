/** The publisher's catalog: products that are ordered, editions that are activated, the hierarchy of groups (VA-101). */
package org.menkyo.catalog;

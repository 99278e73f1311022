/** What distributors submit: OPEN orders, single and in bulk, and agreements of the other programs (LC-101 to LC-109). */
package org.menkyo.order;

/** What all REST resources share: calls, JSON, problems, idempotency, paging, entity tags, throttling (LC-1102). */
package org.menkyo.shared.rest;

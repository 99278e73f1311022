<@m.mail subject="Webhook to ${host} is paused">
<@m.p>Hello,</@m.p>
<@m.p>For a day, nothing could be delivered to the webhook at <@m.strong>${host}</@m.strong> of the account <@m.strong>${account}</@m.strong>. It is paused now: nothing more is sent to it.</@m.p>
<@m.p>Why the last attempt failed: ${problem}<#if status??> (${status})</#if>.</@m.p>
<@m.p>New messages are kept for it for the time being. Once the receiver works again, send it a test message, or resume the webhook:</@m.p>
<@m.list>
<@m.item>POST /api/webhooks/${webhookId}/ping</@m.item>
<@m.item>POST /api/webhooks/${webhookId}/resume</@m.item>
</@m.list>
<@m.p>If nobody needs the webhook any more, please end it: DELETE /api/webhooks/${webhookId}</@m.p>
</@m.mail>

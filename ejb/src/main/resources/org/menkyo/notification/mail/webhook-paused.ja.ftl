<@m.mail subject="${host} への Webhook を一時停止しました">
<@m.p>アカウント <@m.strong>${account}</@m.strong> の <@m.strong>${host}</@m.strong> への Webhook には、1 日の間、何も配信できませんでした。そのため一時停止し、以後の送信を行っていません。</@m.p>
<@m.p>最後の送信に失敗した理由: ${problem}<#if status??> (${status})</#if></@m.p>
<@m.p>新しいメッセージは当面保存されます。受信側が復旧したら、テスト メッセージを送信するか、Webhook を再開してください。</@m.p>
<@m.list>
<@m.item>POST /api/webhooks/${webhookId}/ping</@m.item>
<@m.item>POST /api/webhooks/${webhookId}/resume</@m.item>
</@m.list>
<@m.p>この Webhook が不要になった場合は、終了してください: DELETE /api/webhooks/${webhookId}</@m.p>
</@m.mail>

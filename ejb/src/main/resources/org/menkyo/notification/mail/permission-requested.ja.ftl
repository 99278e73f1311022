<@m.mail subject="ライセンス ID ${licenseId} のアクセス権限のリクエスト">
<@m.p>管理者としてご登録のライセンス ID <@m.strong>${licenseId}</@m.strong> について、<@m.strong>${requester}</@m.strong> さんが次のアクセス権限をリクエストしています。</@m.p>
<@m.roles names=roles/>
<#if comment??>
<@m.p>リクエストに添えられたコメント:</@m.p>
<@m.quote lines=comment/>
</#if>
<@m.p>リクエストした人をご存じの場合に限り、必要なアクセス権限だけを承認してください。全部または一部を承認することも、拒否することもできます。</@m.p>
<@m.action href=link label="リクエストを処理する"/>
<@m.p>このメールは、このライセンス ID の管理者全員に送信されています。最初の決定が有効です。だれが何を決定したかは管理者全員が確認できます。リクエストした人には結果だけが通知され、決定した人の名前は通知されません。</@m.p>
</@m.mail>

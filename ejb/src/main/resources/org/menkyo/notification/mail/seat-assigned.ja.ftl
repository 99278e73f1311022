<@m.mail subject="${product} が割り当てられました">
<@m.p>${organization} から、<#if kind == "SUBSCRIPTION">サブスクリプション<#else>オンライン サービス</#if> <@m.strong>${product}</@m.strong> が割り当てられました。</@m.p>
<@m.p>サインインすると、割り当てられている<#if kind == "SUBSCRIPTION">サブスクリプション<#else>オンライン サービス</#if>をご覧いただけます。このメール アドレスを登録されていない場合は、まず登録してください。お心当たりのない場合は、貴組織のライセンス担当者にお問い合わせください。</@m.p>
</@m.mail>
